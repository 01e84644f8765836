package org.ustack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * The size that identity is measured at: users who each have a role on one of many projects, and revocation events of every kind
 * that clients cause. Made through the API, once for each home; a run that was interrupted goes on where it stopped.
 */
final class Population {

    static final int USERS = 100_000;
    static final int PROJECTS = 10_000;
    static final int REVOCATIONS = 1_000;
    private static final int CLIENTS = 4;
    private static final String USER = "{\"user\":{\"name\":\"%s\",\"domain_id\":\"%s\"}}";
    private static final String PROJECT = "{\"project\":{\"name\":\"%s\",\"domain_id\":\"%s\"}}";
    private static final String DOMAIN = "bench-people";

    private final Cloud cloud;

    Population(Cloud cloud) {
        this.cloud = cloud;
    }

    void ensure() throws Exception {
        String domain = domain();
        String last = idOf("users", name("user", USERS - 1), domain);
        if (last == null || !hasRole(last)) {
            fill(domain, idOf("roles", "member", null));
        }
    }

    /** Whoever was there last has a role: then the run that made them came to its end. */
    private boolean hasRole(String user) throws IOException, InterruptedException {
        return !cloud.get("/identity/v3/role_assignments?user.id=" + user)
                .get("role_assignments")
                .isEmpty();
    }

    /** The last user is made alone at the end, so that its role shows that all others have theirs. */
    private void fill(String domain, String role) throws Exception {
        System.err.printf("making %,d users and %,d projects, once%n", USERS, PROJECTS);
        String[] projects = new String[PROJECTS];
        Load.times(CLIENTS, PROJECTS, patient(n -> projects[n] = made("project", PROJECT, name("project", n), domain)));
        Load.Call user = patient(n -> grant(made("user", USER, name("user", n), domain), projects[n % PROJECTS], role));
        Load.times(CLIENTS, USERS - 1, user);
        user.make(USERS - 1);
    }

    /** Nothing is measured here: after a connection that broke, it is asked once more, and finds what the first time made. */
    private static Load.Call patient(Load.Call call) {
        return n -> {
            try {
                call.make(n);
            } catch (IOException e) {
                call.make(n);
            }
        };
    }

    private void grant(String user, String project, String role) throws IOException, InterruptedException {
        String path = "/identity/v3/projects/" + project + "/users/" + user + "/roles/" + role;
        int status = cloud.status("PUT", path);
        if (status != 204) {
            throw new Cloud.CallFailed("PUT " + path + ": " + status);
        }
    }

    private String domain() throws IOException, InterruptedException {
        String found = idOf("domains", DOMAIN, null);
        return found != null
                ? found
                : cloud.post("/identity/v3/domains", "{\"domain\":{\"name\":\"" + DOMAIN + "\"}}", 201)
                        .at("/domain/id")
                        .asText();
    }

    /** The id of what has this name, made if an earlier run did not come so far. */
    private String made(String kind, String body, String name, String domain) throws IOException, InterruptedException {
        JsonNode made = cloud.postIfNew("/identity/v3/" + kind + "s", body.formatted(name, domain));
        return made == null
                ? idOf(kind + "s", name, domain)
                : made.at("/" + kind + "/id").asText();
    }

    private String idOf(String collection, String name, String domain) throws IOException, InterruptedException {
        String path = "/identity/v3/" + collection + "?name=" + name + (domain == null ? "" : "&domain_id=" + domain);
        JsonNode found = cloud.get(path).get(collection);
        return found.isEmpty() ? null : found.get(0).get("id").asText();
    }

    private static String name(String kind, int number) {
        return "bench-" + kind + "-" + number;
    }

    /**
     * Brings the stored revocation events, of tokens given back, to {@link #REVOCATIONS}: they end with the tokens that they concern,
     * so each run makes its own. With two of three a user is disabled or loses a role besides, which void tokens without an event.
     */
    void revoke() throws Exception {
        int missing = REVOCATIONS - revocations();
        if (missing <= 0) {
            return;
        }
        String domain = domain();
        String role = idOf("roles", "reader", null);
        String project = idOf("projects", name("project", 0), domain);
        Load.times(CLIENTS, missing, n -> {
            cloud.giveBack(cloud.rescoped());
            String user = idOf("users", name("user", n), domain);
            if (n % 3 == 1) {
                cloud.patch("/identity/v3/users/" + user, "{\"user\":{\"enabled\":false}}");
                cloud.patch("/identity/v3/users/" + user, "{\"user\":{\"enabled\":true}}");
            } else if (n % 3 == 2) {
                grant(user, project, role);
                cloud.status("DELETE", "/identity/v3/projects/" + project + "/users/" + user + "/roles/" + role);
            }
        });
    }

    int revocations() throws IOException, InterruptedException {
        return cloud.get("/identity/v3/OS-REVOKE/events").get("events").size();
    }
}
