package org.ustack.contract;

import java.util.List;

/**
 * A router as its node must have it: whole desired state.
 *
 * @param id router id
 * @param up false: nothing of it is to be on the node, though it exists
 * @param legs its ports on the networks that it connects
 * @param gateway its port on the external network, or null
 * @param snat whether what leaves by the gateway gets the gateway's address, unless it has a floating one
 * @param routes beyond those of the legs and of the gateway
 * @param floating floating addresses, each for one fixed address
 * @param forwardings ports of floating addresses, each for ports of one fixed address
 */
public record RouterSpec(
        String id,
        boolean up,
        List<Leg> legs,
        Leg gateway,
        boolean snat,
        List<NetworkSpec.Route> routes,
        List<FloatingAddress> floating,
        List<Forwarding> forwardings) {

    public RouterSpec {
        legs = List.copyOf(legs);
        routes = List.copyOf(routes);
        floating = List.copyOf(floating);
        forwardings = List.copyOf(forwardings);
    }

    /**
     * A port of the router.
     *
     * @param network with all of its subnets: they say how long the prefixes are and, for the gateway, what is the next hop
     */
    public record Leg(String port, String mac, List<NicSpec.FixedAddress> addresses, NetworkSpec network) {

        public Leg {
            addresses = List.copyOf(addresses);
        }
    }

    public record FloatingAddress(String floating, String fixed) {}

    /** Ports first to last of a floating address and as many of a fixed one. */
    public record Forwarding(
            String protocol, String floating, int externalFirst, int externalLast, String fixed, int internalFirst) {}
}
