package org.ustack.qa.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many clients at once, from outside of the server. */
class ConcurrentBootsTest {

    private static final int CLIENTS = 20;
    private static final int QUOTA = 10;
    private static final String REFUSAL = """
            {"forbidden":{"code":403,"message":"Quota exceeded for instances: Requested 1, but already used 10 of 10 instances"}}""";

    private final Cloud cloud = Cloud.newProject();

    @Test
    void quotaOfTenTakesTenOfTwentyAndTheCountsAreRight() throws Exception {
        String request = cloud.bootRequest(cloud.network("10.84.0.0/26"), 1);

        List<Cloud.Answer> answers = atOnce(() -> cloud.call("POST", "/compute/v2.1/servers", request));

        List<String> accepted = answers.stream()
                .filter(answer -> answer.status() == 202)
                .map(answer -> answer.body().at("/server/id").asText())
                .toList();
        assertThat(accepted).hasSize(QUOTA).doesNotHaveDuplicates();
        assertThat(answers.stream().filter(answer -> answer.status() == 403).map(answer -> answer.body()
                        .toString()))
                .hasSize(CLIENTS - QUOTA)
                .containsOnly(REFUSAL);
        Waiting.within(Duration.ofSeconds(60)).until(() -> accepted.stream()
                .allMatch(server -> cloud.status(server).equals("ACTIVE")));
        assertThat(used("instances")).isEqualTo(QUOTA);
        assertThat(used("cores")).isEqualTo(QUOTA);
        assertThat(addresses()).hasSize(QUOTA).doesNotHaveDuplicates();
        noPromiseIsBroken();

        List<Cloud.Answer> deletions = atOnce(() -> {
            // Twice as many deletions as servers: each is deleted by two clients.
            String server = accepted.get((int) (Thread.currentThread().getId() % QUOTA));
            return cloud.call("DELETE", "/compute/v2.1/servers/" + server, null);
        });
        assertThat(deletions).allMatch(answer -> List.of(204, 404).contains(answer.status()));
        for (String server : accepted) {
            cloud.call("DELETE", "/compute/v2.1/servers/" + server, null);
        }
        Waiting.within(Duration.ofSeconds(60)).until(() -> accepted.stream()
                .allMatch(server -> cloud.status(server).equals("GONE")));
        assertThat(used("instances")).isZero();
        noPromiseIsBroken();
    }

    private static List<Cloud.Answer> atOnce(Callable<Cloud.Answer> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            CountDownLatch ready = new CountDownLatch(CLIENTS);
            List<Future<Cloud.Answer>> pending = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                pending.add(clients.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return request.call();
                }));
            }
            List<Cloud.Answer> answers = new ArrayList<>();
            for (Future<Cloud.Answer> answer : pending) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private long used(String resource) {
        return cloud.get("/compute/v2.1/os-quota-sets/" + cloud.projectId() + "/detail")
                .at("/quota_set/" + resource + "/in_use")
                .asLong();
    }

    private List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (JsonNode port :
                cloud.get("/network/v2.0/ports?project_id=" + cloud.projectId()).path("ports")) {
            addresses.add(port.at("/fixed_ips/0/ip_address").asText());
        }
        return addresses;
    }

    private void noPromiseIsBroken() {
        JsonNode findings = cloud.get("/ustack/v1/consistency");
        assertThat(findings.path("violated").asInt(-1)).as(findings.toString()).isZero();
    }
}
