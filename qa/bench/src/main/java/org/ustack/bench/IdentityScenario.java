package org.ustack.bench;

import java.time.Duration;

/** Tokens: issue by password, where bcrypt is the cost, and validation, which needs no I/O. */
final class IdentityScenario implements Scenario {

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration MEASURED = Duration.ofSeconds(8);

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        String login = cloud.passwordLogin();
        Latencies one = Load.during(1, WARM_UP, MEASURED, n -> cloud.issue(login));
        report.note("tokens by password, 1 client", one.perSecond(), "1/s");
        report.note("tokens by password, 1 client, p95", one.millis(0.95), "ms");
        Latencies many = Load.during(16, WARM_UP, MEASURED, n -> cloud.issue(login));
        report.note("tokens by password, 16 clients", many.perSecond(), "1/s");

        String token = cloud.token();
        Load.Call validate = n -> cloud.getOnly("/identity/v3/auth/tokens?nocatalog", "X-Subject-Token", token);
        Latencies validations = Load.during(4, WARM_UP, MEASURED, validate);
        report.atLeast("token validations, 4 clients", validations.perSecond(), "1/s", 3000);
        report.atMost("token validations, p99", validations.millis(0.99), "ms", 5);
    }
}
