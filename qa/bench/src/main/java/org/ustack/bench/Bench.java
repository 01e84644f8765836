package org.ustack.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command: {@code Bench --base-url URL --home DIR [scenario …]}. Exits with 1 if a scenario could not be measured. */
public final class Bench {

    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("identity", new IdentityScenario());
        SCENARIOS.put("boot", new BootScenario());
        SCENARIOS.put("servers", new ServerReadScenario());
        SCENARIOS.put("network", new NetworkScenario());
        SCENARIOS.put("image", new ImageScenario());
        SCENARIOS.put("memory", new MemoryScenario());
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        // The server closes a connection that was idle for a minute: a request must not be written into that moment.
        System.setProperty("jdk.httpclient.keepalive.timeout", "30");
        String baseUrl = "http://127.0.0.1:8080";
        Path home = Path.of("var");
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--base-url" -> baseUrl = arguments[++i];
                case "--home" -> home = Path.of(arguments[++i]);
                case "--help" -> {
                    System.out.println("usage: ./ustack bench [" + String.join("|", SCENARIOS.keySet()) + " …]");
                    return;
                }
                default -> wanted.add(arguments[i]);
            }
        }
        for (String name : wanted) {
            if (!SCENARIOS.containsKey(name)) {
                System.err.println("no scenario " + name + "; there are: " + String.join(", ", SCENARIOS.keySet()));
                System.exit(2);
            }
        }
        System.exit(run(new Cloud(baseUrl, home), wanted.isEmpty() ? List.copyOf(SCENARIOS.keySet()) : wanted));
    }

    private static int run(Cloud cloud, List<String> names) throws Exception {
        Report report = new Report();
        int failed = 0;
        for (String name : names) {
            try {
                SCENARIOS.get(name).run(cloud, report);
            } catch (java.util.concurrent.ExecutionException e) {
                System.err.println("scenario " + name + ": " + e.getCause().getMessage());
                failed = 1;
            } catch (Cloud.CallFailed e) {
                System.err.println("scenario " + name + ": " + e.getMessage());
                failed = 1;
            }
        }
        report.print(System.out);
        return failed;
    }
}
