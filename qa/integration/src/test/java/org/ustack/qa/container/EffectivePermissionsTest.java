package org.ustack.qa.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the service says of a user in the server that has the rules of all APIs, beside what those APIs do. */
@ExtendWith(ArquillianExtension.class)
class EffectivePermissionsTest {

    @Deployment
    static WebArchive tests() {
        return TestWar.create();
    }

    private static JsonNode ask(Cloud cloud, String query) {
        return cloud.get("/ustack/v1/effective-permissions?" + query).path("effectivePermissions");
    }

    private static String verdict(JsonNode found, String rule) {
        for (JsonNode operation : found.path("operations")) {
            if (operation.path("rule").asText().equals(rule)) {
                return operation.path("verdict").asText();
            }
        }
        throw new IllegalStateException("no operation " + rule + " in " + found);
    }

    private static String user(Cloud cloud) {
        return cloud.post(
                        "/identity/v3/users",
                        "{\"user\":{\"name\":\"" + UUID.randomUUID() + "\",\"domain_id\":\"default\"}}")
                .at("/user/id")
                .asText();
    }

    private static String role(Cloud cloud, String name) {
        return cloud.get("/identity/v3/roles?name=" + name).at("/roles/0/id").asText();
    }

    @Test
    void theAdministratorMayWhatItDoesAndEveryApiIsThere() {
        Cloud cloud = Cloud.admin();
        String admin =
                cloud.get("/identity/v3/users?name=admin").at("/users/0/id").asText();

        JsonNode found = ask(cloud, "user_id=" + admin + "&project_id=" + cloud.projectId());

        Set<String> services = new HashSet<>();
        found.path("operations")
                .forEach(operation -> services.add(operation.path("service").asText()));
        assertThat(services).contains("compute", "identity", "image", "network", "ustack");
        assertThat(found.path("obstacles")).isEmpty();
        assertThat(verdict(found, "os_compute_api:servers:create")).isEqualTo("yes");
        assertThat(verdict(found, "identity:create_domain")).isEqualTo("yes");
        assertThat(ask(cloud, "user_id=" + admin + "&system=all")
                        .at("/scope/system/all")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aRoleGivenChangesTheAnswerAtOnceAndSaysWhy() {
        Cloud cloud = Cloud.newProject();
        String user = user(cloud);
        String query = "user_id=" + user + "&project_id=" + cloud.projectId();
        assertThat(ask(cloud, query).path("obstacles").toString()).isEqualTo("[\"no_role\"]");
        assertThat(ask(cloud, query).path("operations")).isEmpty();

        cloud.call(
                "PUT",
                "/identity/v3/projects/" + cloud.projectId() + "/users/" + user + "/roles/" + role(cloud, "member"),
                null);

        JsonNode found = ask(cloud, query);
        assertThat(found.at("/roles/0/name").asText()).isEqualTo("member");
        assertThat(found.at("/roles/1/because/0/chain/1/name").asText()).isEqualTo("reader");
        assertThat(found.at("/roles/1/because/0/user/id").asText()).isEqualTo(user);
        assertThat(verdict(found, "os_compute_api:servers:create")).isEqualTo("yes");
        assertThat(verdict(found, "identity:get_user")).isEqualTo("maybe");
        assertThat(verdict(found, "identity:create_domain")).isEqualTo("no");
        cloud.call("PATCH", "/identity/v3/users/" + user, "{\"user\":{\"enabled\":false}}");
        assertThat(ask(cloud, query).path("obstacles").toString()).isEqualTo("[\"user_disabled\"]");
        assertThat(ask(cloud, query).path("operations")).isEmpty();
    }

    @Test
    void whatIsWrongWithAQuestionIsSaidInTheApisWords() {
        Cloud cloud = Cloud.admin();
        String path = "/ustack/v1/effective-permissions";

        assertError(cloud, path, 400, "the id of a user is needed");
        assertError(cloud, path + "?user_id=x", 400, "exactly one of project_id, domain_id and system is needed");
        assertError(cloud, path + "?user_id=x&system=all", 404, "Could not find user: x.");
        assertError(cloud, path + "?user_id=" + user(cloud) + "&domain_id=x", 404, "Could not find domain: x.");
    }

    private static void assertError(Cloud cloud, String path, int status, String sentence) {
        Cloud.Answer answer = cloud.call("GET", path, null);
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.body().at("/error/message").asText()).contains(sentence);
    }
}
