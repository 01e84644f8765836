package org.ustack.network.internal;

import java.util.List;
import java.util.Set;
import org.ustack.contract.ApplyRouter;
import org.ustack.contract.RouterSpec;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Change;
import org.ustack.network.FloatingIpDraft;
import org.ustack.network.FloatingIpView;
import org.ustack.network.NetworkDraft;
import org.ustack.network.PortForwardingDraft;
import org.ustack.network.PortForwardingDraft.Ports;
import org.ustack.network.PortForwardingView;
import org.ustack.network.PortView;
import org.ustack.network.RouterDraft;
import org.ustack.network.RouterNodes.RouterNode;
import org.ustack.network.RouterView;
import org.ustack.network.SubnetView;

/** Routers between an outside and an inside, for tests of what depends on them. */
final class RouterFixture implements AutoCloseable {

    final NetworkFixture cloud = new NetworkFixture();
    final RequestContext admin = NetworkFixture.admin();
    final String outside;
    final SubnetView outsideSubnet;

    RouterFixture() {
        cloud.nodes.add(new RouterNode("node-1", "agent-1", "nova", null));
        outside = external();
        outsideSubnet = cloud.subnetOf(admin, outside, "192.0.2.0/24");
    }

    String external() {
        NetworkDraft plain = NetworkFixture.network("outside");
        NetworkDraft draft = new NetworkDraft(
                plain.projectId(),
                plain.name(),
                plain.description(),
                plain.adminStateUp(),
                plain.shared(),
                Change.to(true),
                plain.isDefault(),
                plain.mtu(),
                plain.portSecurity(),
                plain.dnsDomain(),
                plain.networkType(),
                plain.physicalNetwork(),
                plain.segmentationId(),
                plain.zoneHints());
        return cloud.ask(
                b -> b.networks.create(admin, List.of(draft)).get(0).head().id());
    }

    static RouterDraft draft(Change<RouterDraft.Gateway> gateway) {
        return new RouterDraft(
                Change.none(),
                Change.to("r"),
                Change.none(),
                Change.none(),
                gateway,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
    }

    static Change<RouterDraft.Gateway> to(String network) {
        return Change.to(new RouterDraft.Gateway(network, Change.none(), null));
    }

    RouterView router(RequestContext caller) {
        return cloud.ask(
                b -> b.routers.create(caller, List.of(draft(to(outside)))).get(0));
    }

    /** A network of the caller behind a router of his. */
    Inside inside(RequestContext caller, String cidr) {
        String network = cloud.networkOf(caller).head().id();
        SubnetView subnet = cloud.subnetOf(caller, network, cidr);
        RouterView router = router(caller);
        cloud.run(b ->
                b.routers.addInterface(caller, router.head().id(), subnet.head().id(), null));
        return new Inside(caller, network, subnet, router.head().id());
    }

    record Inside(RequestContext caller, String network, SubnetView subnet, String router) {}

    PortView port(Inside inside) {
        return cloud.ask(b -> b.ports
                .create(inside.caller(), List.of(NetworkFixture.port(inside.network())))
                .get(0));
    }

    static FloatingIpDraft floatingDraft(String network, Change<String> port, Change<String> fixed) {
        return new FloatingIpDraft(
                network, null, null, Change.none(), Change.none(), port, fixed, Change.none(), Change.none());
    }

    FloatingIpView floating(RequestContext caller, Change<String> port) {
        return cloud.ask(b -> b.floating
                .create(caller, List.of(floatingDraft(outside, port, Change.none())))
                .get(0));
    }

    FloatingIpView associate(RequestContext caller, String floating, Change<String> port) {
        return cloud.ask(b -> b.floating.update(caller, floating, floatingDraft(null, port, Change.none()), null));
    }

    PortForwardingView forward(RequestContext caller, String floating, PortView port, Ports external, Ports internal) {
        PortForwardingDraft draft = new PortForwardingDraft(
                Change.none(),
                Change.to("tcp"),
                Change.to(external),
                Change.to(internal),
                Change.to(port.head().id()),
                Change.to(port.fixedIps().get(0).address()));
        return cloud.ask(b -> b.forwardings.create(caller, floating, draft));
    }

    /** What the node is told of the router now, with the number of it. */
    ApplyRouter told(String router) {
        cloud.run(b -> b.routerNews.tell());
        return cloud.sent.stream()
                .filter(sent -> sent.message() instanceof ApplyRouter)
                .map(sent -> (ApplyRouter) sent.message())
                .filter(message -> message.router().id().equals(router))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    RouterSpec spec(String router) {
        return told(router).router();
    }

    /** How many routers a look finds that have to be told again. */
    int look() {
        return cloud.ask(b -> b.watch.look());
    }

    void delete(Inside inside) {
        cloud.run(b -> b.routers.removeInterface(
                inside.caller(), inside.router(), inside.subnet().head().id(), null));
        cloud.run(b -> b.routers.delete(inside.caller(), inside.router(), null));
    }

    /** Who holds a claim. */
    Set<String> claims() {
        return cloud.quota.claims.keySet();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
