package org.ustack.network;

import java.util.List;

/**
 * @param gateway null for none
 * @param distributed and {@code ha}: as asked for; one node carries the router either way
 * @param zones of the node that carries it; empty while none does
 */
public record RouterView(
        ResourceHead head,
        boolean adminStateUp,
        String status,
        Gateway gateway,
        boolean distributed,
        boolean ha,
        List<String> zoneHints,
        List<String> zones,
        List<HostRoute> routes) {

    public record Gateway(String networkId, boolean enableSnat, List<FixedIp> fixedIps) {}
}
