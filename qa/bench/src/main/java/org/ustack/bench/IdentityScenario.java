package org.ustack.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens: first logins, which pay a full bcrypt check, repeated ones, which a proof of a recent check spares it, and validation,
 * which needs no I/O.
 */
final class IdentityScenario implements Scenario {

    private static final int FIRST_LOGINS = 40;
    private static final int MILLIS = 1000;
    private static final String USER =
            "{\"user\":{\"name\":\"%s\",\"domain_id\":\"default\",\"password\":\"bench-secret-1\"}}";
    private static final String FIRST_LOGIN =
            """
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"id":"%s","password":"bench-secret-1"}}},"scope":"unscoped"}}""";
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration MEASURED = Duration.ofSeconds(8);

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        firstLogins(cloud, report);
        String login = cloud.passwordLogin();
        Latencies one = Load.during(1, WARM_UP, MEASURED, n -> cloud.issue(login));
        report.note("repeated logins, 1 client", one.perSecond(), "1/s");
        report.note("repeated logins, 1 client, p95", one.millis(0.95), "ms");
        Latencies many = Load.during(16, WARM_UP, MEASURED, n -> cloud.issue(login));
        report.note("repeated logins, 16 clients", many.perSecond(), "1/s");

        String token = cloud.token();
        Load.Call validate = n -> cloud.getOnly("/identity/v3/auth/tokens?nocatalog", "X-Subject-Token", token);
        Latencies validations = Load.during(4, WARM_UP, MEASURED, validate);
        report.atLeast("token validations, 4 clients", validations.perSecond(), "1/s", 3000);
        report.atMost("token validations, p99", validations.millis(0.99), "ms", 5);
    }

    /** Each user once, by two clients: what a login costs where nothing is known of it. */
    private static void firstLogins(Cloud cloud, Report report) throws Exception {
        String name = "bench-login-" + ProcessHandle.current().pid() + "-";
        List<String> users = new ArrayList<>();
        for (int i = 0; i < FIRST_LOGINS; i++) {
            users.add(cloud.post("/identity/v3/users", USER.formatted(name + i), 201).at("/user/id").asText());
        }
        ServerProcess server = ServerProcess.of(cloud);
        double before = server.processorSeconds();
        Latencies first = Load.times(2, FIRST_LOGINS, n -> cloud.issue(FIRST_LOGIN.formatted(users.get(n))));
        double each = (server.processorSeconds() - before) / FIRST_LOGINS;
        report.note("first logins (bcrypt, cost 12), 2 clients", first.perSecond(), "1/s");
        report.note("first logins, processor time each", each * MILLIS, "ms");
        report.note("first logins, processors busy", each * first.perSecond(), "");
        for (String user : users) {
            cloud.status("DELETE", "/identity/v3/users/" + user);
        }
    }
}
