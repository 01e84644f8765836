package org.ustack.network;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.contract.NicSpec;
import org.ustack.kernel.RequestContext;

/** What compute asks of the network: ports for servers. Every verb joins the caller's transaction. */
public interface ServerPorts {

    /**
     * Checks the wishes without making anything, so that a bad request is refused before any claim; used also for
     * {@code auto} (the one network of the project or a shared one).
     *
     * @throws org.ustack.kernel.CloudException for an unknown network or port, a port in use, an address outside of the network,
     *     several networks to choose from ({@link NetworkError#AMBIGUOUS_NETWORKS})
     */
    void check(RequestContext caller, List<NicRequest> requests, Collection<String> securityGroups);

    /**
     * Makes or takes over the ports of a server, in the order of the requests. An empty list means: all networks of the
     * project, if there is exactly one to choose; with none, the server gets no port.
     *
     * @param host the node that will carry the ports ({@code binding:host_id})
     * @param agent the agent of that node; its queue is told when the rules of these ports change
     * @param securityGroups names or ids for ports made here; empty means {@code default}
     */
    List<BoundPort> bind(
            RequestContext caller,
            String serverId,
            String hostname,
            String host,
            String agent,
            String availabilityZone,
            List<NicRequest> requests,
            Collection<String> securityGroups);

    /**
     * Makes or takes over one more port, as {@link #bind} does; empty if no network was named and there is none to choose.
     *
     * @throws org.ustack.kernel.CloudException as {@link #check}
     */
    Optional<BoundPort> attach(RequestContext caller, Owner owner, NicRequest request);

    /** One port of the server is deleted if it was made for it, else freed; not the server's is fine. */
    void detach(String serverId, String portId);

    /** The server stands nowhere for now: its ports are down, on no node, and stay its own. */
    void unplace(String serverId);

    /** The same ports on another node. */
    List<BoundPort> rebind(String serverId, String host, String agent);

    /** Ports made for the server are deleted, ports that were given to it are freed. Nothing bound is fine. */
    void release(String serverId);

    /** Sets the ports of a server to ACTIVE or DOWN, as the agent reports them. */
    void setActive(String serverId, boolean active);

    /** What nodes need to connect the ports of a server now. */
    List<NicSpec> specs(String serverId);

    /** Ports by server, each list in the order of the server's NICs. Servers without ports are left out. */
    Map<String, List<PortAddresses>> addresses(Collection<String> serverIds);

    /**
     * One NIC as the request of a server names it: exactly one of network and port; neither means "any network".
     *
     * @param fixedIp wanted address in that network, or null
     */
    record NicRequest(String networkId, String portId, String fixedIp, String tag) {}

    /**
     * A server that ports are attached to.
     *
     * @param host the node that carries it
     * @param agent of that node
     */
    record Owner(String serverId, String hostname, String host, String agent, String availabilityZone) {}

    /** @param created false for a port that the caller had made before and that outlives the server */
    record BoundPort(String portId, boolean created, NicSpec spec) {}

    /** @param securityGroups names; @param active whether it is plugged in and up */
    record PortAddresses(
            String portId,
            String networkId,
            String networkName,
            String mac,
            List<Address> fixed,
            List<String> securityGroups,
            boolean active) {

        /** One that is up. */
        public PortAddresses(
                String portId,
                String networkId,
                String networkName,
                String mac,
                List<Address> fixed,
                List<String> securityGroups) {
            this(portId, networkId, networkName, mac, fixed, securityGroups, true);
        }

        /**
         * @param subnetId null for a floating one, which follows the fixed one that it stands for
         * @param version 4 or 6
         */
        public record Address(String address, String subnetId, int version, boolean floating) {}
    }
}
