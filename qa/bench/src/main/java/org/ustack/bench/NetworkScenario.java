package org.ustack.bench;

import com.fasterxml.jackson.databind.JsonNode;

/** Networks made and deleted. */
final class NetworkScenario implements Scenario {

    private static final int COUNT = 300;
    private static final int CLIENTS = 4;

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        new Servers(cloud).liftQuota();
        String[] ids = new String[COUNT];
        Latencies made = Load.times(CLIENTS, COUNT, n -> {
            JsonNode network =
                    cloud.post("/network/v2.0/networks", "{\"network\":{\"name\":\"bench-" + n + "\"}}", 201);
            ids[n] = network.get("network").get("id").asText();
        });
        report.note("networks made, 4 clients", made.perSecond(), "1/s");
        Load.times(CLIENTS, COUNT, n -> {
            int status = cloud.status("DELETE", "/network/v2.0/networks/" + ids[n]);
            if (status != 204) {
                throw new Cloud.CallFailed("DELETE network: " + status);
            }
        });
    }
}
