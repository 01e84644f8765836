package org.ustack.network.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Cidr;
import org.ustack.network.HostRoute;
import org.ustack.network.IpAddress;
import org.ustack.network.NetworkError;
import org.ustack.network.RouterDraft;
import org.ustack.network.RouterError;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.Subnet;

/** What a router may be, what it may connect, and who may say so. Pure. */
final class RouterRules {

    static final int MOST_ROUTES = 30;

    private RouterRules() {}

    /** How a router is built, and what it does with the addresses of the outside, is the operator's business. */
    static void checkPolicy(RequestContext caller, RouterDraft draft, String rule) {
        if (caller.isAdmin()) {
            return;
        }
        forbid(draft.distributed().given(), rule + ":distributed");
        forbid(draft.ha().given(), rule + ":ha");
        RouterDraft.Gateway gateway = draft.gateway().or(null);
        if (gateway != null) {
            forbid(gateway.enableSnat().given(), rule + ":external_gateway_info:enable_snat");
            forbid(gateway.fixedIps() != null, rule + ":external_gateway_info:external_fixed_ips");
        }
    }

    private static void forbid(boolean asked, String rule) {
        if (asked) {
            throw Visible.forbidden(rule);
        }
    }

    /** @param router as it is before the changes */
    static void checkKind(Router router, RouterDraft changes) {
        boolean up = changes.adminStateUp().orIfNull(router.adminStateUp());
        if (up && router.adminStateUp()) {
            if (changes.distributed().orIfNull(router.distributed()) != router.distributed()) {
                throw bad("Cannot change the 'distributed' attribute of active routers. Please set router"
                        + " admin_state_up to False prior to upgrade");
            }
            if (changes.ha().orIfNull(router.ha()) != router.ha()) {
                throw bad("Cannot change HA attribute of active routers. Please set router admin_state_up to False"
                        + " prior to upgrade");
            }
        }
    }

    /** A router leads nowhere if two of its interfaces claim the same addresses. */
    static void refuseOverlap(Collection<RouterPorts.Address> present, Collection<Subnet> added) {
        for (RouterPorts.Address address : present) {
            for (Subnet subnet : added) {
                if (address.subnet().id().equals(subnet.id())) {
                    throw bad("Router already has a port on subnet " + subnet.id());
                }
                boolean inside = address.port().deviceOwner().equals(Port.ROUTER_INTERFACE);
                if (inside && address.subnet().block().overlaps(subnet.block())) {
                    throw bad("Cidr " + subnet.cidr() + " of subnet " + subnet.id() + " overlaps with cidr "
                            + address.subnet().cidr() + " of subnet "
                            + address.subnet().id());
                }
            }
        }
    }

    /** Next hops are neighbours of the router, and not the router itself. */
    static void checkRoutes(String routerId, List<HostRoute> routes, Collection<RouterPorts.Address> addresses) {
        if (routes.size() > MOST_ROUTES) {
            throw new CloudException(RouterError.ROUTES_EXHAUSTED, "router", routerId, "most", MOST_ROUTES);
        }
        for (HostRoute route : routes) {
            checkFormat(route);
            IpAddress next = IpAddress.parse(route.nexthop()).orElseThrow();
            if (addresses.stream().noneMatch(a -> a.subnet().block().contains(next))) {
                throw invalid(routes, "the nexthop is not connected with router");
            }
            if (addresses.stream().anyMatch(a -> a.address().value().equals(next))) {
                throw invalid(routes, "the nexthop is used by router");
            }
        }
        if (routes.stream().distinct().count() < routes.size()) {
            throw CommonError.invalid("routes", routes, "Duplicate hostroute '" + text(routes) + "'");
        }
    }

    private static void checkFormat(HostRoute route) {
        if (Cidr.parse(route.destination()).isEmpty() || !route.destination().contains("/")) {
            throw CommonError.invalid(
                    "routes", route.destination(), "'" + route.destination() + "' is not a valid IP subnet");
        }
        if (IpAddress.parse(route.nexthop()).isEmpty()) {
            throw CommonError.invalid("routes", route.nexthop(), "'" + route.nexthop() + "' is not a valid IP address");
        }
        if (Cidr.parse(route.destination()).get().version()
                != IpAddress.parse(route.nexthop()).get().version()) {
            throw CommonError.invalid(
                    "routes",
                    route.nexthop(),
                    "'" + route.nexthop() + "' is not an address of the family of '" + route.destination() + "'");
        }
    }

    private static CloudException invalid(List<HostRoute> routes, String reason) {
        return new CloudException(RouterError.INVALID_ROUTES, "routes", text(routes), "reason", reason);
    }

    private static String text(List<HostRoute> routes) {
        return routes.stream()
                .map(r -> "{'destination': '" + r.destination() + "', 'nexthop': '" + r.nexthop() + "'}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static CloudException bad(String reason) {
        return new CloudException(NetworkError.BAD_REQUEST, "resource", "router", "reason", reason);
    }
}
