package org.ustack.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens, with the stored {@link Population}: first logins, which pay a full bcrypt check, repeated ones, which a proof of a recent
 * check spares it, tokens for tokens, and validation of many different tokens, which needs no I/O.
 */
final class IdentityScenario implements Scenario {

    private static final int FIRST_LOGINS = 40;
    private static final int TOKENS = 1000;
    private static final int MILLIS = 1000;
    private static final int PERCENT = 100;
    private static final String USER =
            "{\"user\":{\"name\":\"%s\",\"domain_id\":\"default\",\"password\":\"bench-secret-1\"}}";
    private static final String FIRST_LOGIN = """
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"id":"%s","password":"bench-secret-1"}}},"scope":"unscoped"}}""";
    /** What is measured is a server at work: one that has just started is still being compiled after four seconds. */
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private static final Duration MEASURED = Duration.ofSeconds(8);

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        Population population = new Population(cloud);
        population.ensure();
        population.revoke();
        report.note("users stored", Population.USERS, "");
        report.note("projects stored", Population.PROJECTS, "");
        report.atLeast("revocation events stored", population.revocations(), "", Population.REVOCATIONS);
        firstLogins(cloud, report);
        String login = cloud.passwordLogin();
        Latencies one = Load.during(1, WARM_UP, MEASURED, n -> cloud.issue(login));
        report.note("repeated logins, 1 client", one.perSecond(), "1/s");
        report.note("repeated logins, 1 client, p95", one.millis(0.95), "ms");
        Latencies many = Load.during(16, WARM_UP, MEASURED, n -> cloud.issue(login));
        report.note("repeated logins, 16 clients", many.perSecond(), "1/s");

        String exchange = cloud.tokenLogin();
        Latencies exchanged = Load.during(4, WARM_UP, MEASURED, n -> cloud.issue(exchange));
        report.note("tokens for tokens, 4 clients", exchanged.perSecond(), "1/s");
        report.note("tokens for tokens, p95", exchanged.millis(0.95), "ms");
        validations(cloud, report);
    }

    private static void validations(Cloud cloud, Report report) throws Exception {
        String[] tokens = new String[TOKENS];
        Load.times(4, TOKENS, n -> tokens[n] = cloud.rescoped());
        Load.Call validate =
                n -> cloud.getOnly("/identity/v3/auth/tokens?nocatalog", "X-Subject-Token", tokens[n % TOKENS]);
        Latencies validations = Load.during(4, WARM_UP, MEASURED, validate);
        report.atLeast("validations of 1,000 tokens, 4 clients", validations.perSecond(), "1/s", 3000);
        report.atMost("validations, p99", validations.millis(0.99), "ms", 5);
    }

    /** Each user once, by two clients: what a login costs where nothing is known of it. */
    private static void firstLogins(Cloud cloud, Report report) throws Exception {
        String name = "bench-login-" + ProcessHandle.current().pid() + "-";
        List<String> users = new ArrayList<>();
        for (int i = 0; i < FIRST_LOGINS; i++) {
            users.add(cloud.post("/identity/v3/users", USER.formatted(name + i), 201)
                    .at("/user/id")
                    .asText());
        }
        ServerProcess server = ServerProcess.of(cloud);
        double before = server.processorSeconds();
        Latencies first = Load.times(2, FIRST_LOGINS, n -> cloud.issue(FIRST_LOGIN.formatted(users.get(n))));
        double each = (server.processorSeconds() - before) / FIRST_LOGINS;
        report.note("first logins (bcrypt, cost 12), 2 clients", first.perSecond(), "1/s");
        report.note("first logins, processor time each", each * MILLIS, "ms");
        report.note("first logins, processors busy", each * first.perSecond(), "");
        report.note(
                "first logins, bcrypt's share of that",
                PasswordCost.seconds(2, FIRST_LOGINS / 2) / each * PERCENT,
                "%");
        for (String user : users) {
            cloud.status("DELETE", "/identity/v3/users/" + user);
        }
    }
}
