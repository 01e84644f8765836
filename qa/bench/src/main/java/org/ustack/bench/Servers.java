package org.ustack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Servers of the bench: made, awaited, deleted. */
final class Servers {

    private static final long POLL_NANOS = 20_000_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private final Cloud cloud;
    private final String flavor;
    private final String image;
    private final String network;

    Servers(Cloud cloud) throws IOException, InterruptedException {
        this.cloud = cloud;
        this.flavor = idByName(cloud.get("/compute/v2.1/flavors").get("flavors"), "m1.tiny");
        this.image = cloud.get("/image/v2/images?limit=1")
                .get("images")
                .get(0)
                .get("id")
                .asText();
        this.network = benchNetwork(cloud);
    }

    private static String idByName(JsonNode list, String name) {
        for (JsonNode item : list) {
            if (name.equals(item.get("name").asText())) {
                return item.get("id").asText();
            }
        }
        throw new Cloud.CallFailed("nothing is called " + name + "; was this cloud seeded by ./ustack up?");
    }

    /** Large enough for 10,000 addresses, and kept for the next run. */
    private static String benchNetwork(Cloud cloud) throws IOException, InterruptedException {
        JsonNode found = cloud.get("/network/v2.0/networks?name=bench-net").get("networks");
        if (!found.isEmpty()) {
            return found.get(0).get("id").asText();
        }
        String id = cloud.post("/network/v2.0/networks", "{\"network\":{\"name\":\"bench-net\"}}", 201)
                .get("network")
                .get("id")
                .asText();
        cloud.post(
                "/network/v2.0/subnets",
                "{\"subnet\":{\"network_id\":\"" + id + "\",\"ip_version\":4,\"cidr\":\"10.200.0.0/16\"}}",
                201);
        return id;
    }

    /** Room for the bench in quota of instances and ports. */
    void liftQuota() throws IOException, InterruptedException {
        String project = cloud.get("/identity/v3/auth/projects")
                .get("projects")
                .get(0)
                .get("id")
                .asText();
        cloud.put(
                "/compute/v2.1/os-quota-sets/" + project,
                "{\"quota_set\":{\"instances\":-1,\"cores\":-1,\"ram\":-1,\"force\":true}}");
        cloud.put("/network/v2.0/quotas/" + project, "{\"quota\":{\"port\":-1,\"network\":-1,\"subnet\":-1}}");
    }

    String body(String name, int count) {
        return """
                {"server":{"name":"%s","flavorRef":"%s","imageRef":"%s","networks":[{"uuid":"%s"}],"min_count":%d,"max_count":%d}}""".formatted(name, flavor, image, network, count, count);
    }

    String boot(String name) throws IOException, InterruptedException {
        return cloud.post("/compute/v2.1/servers", body(name, 1), 202)
                .get("server")
                .get("id")
                .asText();
    }

    void bootMany(String name, int count) throws IOException, InterruptedException {
        for (int left = count; left > 0; left -= 100) {
            cloud.post("/compute/v2.1/servers", body(name, Math.min(100, left)), 202);
        }
    }

    void delete(String id) throws IOException, InterruptedException {
        int status = cloud.status("DELETE", "/compute/v2.1/servers/" + id);
        if (status != 204) {
            throw new Cloud.CallFailed("DELETE server: " + status);
        }
    }

    /** Waits for one server by polling it alone. */
    void awaitActive(String id) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            String status = cloud.get("/compute/v2.1/servers/" + id)
                    .get("server")
                    .get("status")
                    .asText();
            if (status.equals("ACTIVE")) {
                return;
            }
            check(id, status, end);
            LockSupport.parkNanos(POLL_NANOS / 4);
        }
    }

    /** Waits until exactly so many servers with that prefix are ACTIVE. */
    void awaitAllActive(String prefix, int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (ids(prefix, "ACTIVE").size() < count) {
            if (!ids(prefix, "ERROR").isEmpty()) {
                throw new Cloud.CallFailed("a server went to ERROR");
            }
            check(prefix, "BUILD", end);
            LockSupport.parkNanos(POLL_NANOS * 5);
        }
    }

    void awaitGone(String prefix) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!ids(prefix, null).isEmpty()) {
            check(prefix, "deleting", end);
            LockSupport.parkNanos(POLL_NANOS * 5);
        }
    }

    Set<String> ids(String prefix, String status) throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        String marker = null;
        while (true) {
            String path = "/compute/v2.1/servers?limit=1000&name=" + prefix
                    + (status == null ? "" : "&status=" + status) + (marker == null ? "" : "&marker=" + marker);
            JsonNode page = cloud.get(path);
            for (JsonNode server : page.get("servers")) {
                marker = server.get("id").asText();
                ids.add(marker);
            }
            if (!page.has("servers_links")) {
                return ids;
            }
        }
    }

    void deleteAll(String prefix, int clients) throws Exception {
        String[] ids = ids(prefix, null).toArray(String[]::new);
        Load.times(clients, ids.length, n -> delete(ids[n]));
        awaitGone(prefix);
    }

    private static void check(String what, String status, long end) {
        if (status.equals("ERROR") || System.nanoTime() > end) {
            throw new Cloud.CallFailed(what + " is " + status);
        }
    }
}
