package org.ustack.rest.network;

import java.util.List;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyRule;

/** The rules of routers, floating addresses and port forwardings, named as Neutron's. */
final class RouterPolicies {

    private static final String ROUTERS = "/v2.0/routers";
    private static final String FLOATING = "/v2.0/floatingips";
    private static final String FORWARDINGS = FLOATING + "/{floatingip_id}/port_forwardings";

    private RouterPolicies() {}

    static List<PolicyRule> rules() {
        return List.of(
                rule("create_router", Access.MEMBER, "Create routers.", "POST " + ROUTERS),
                rule("get_router", Access.READER, "Read routers.", "GET " + ROUTERS, "GET " + ROUTERS + "/{id}"),
                rule("update_router", Access.MEMBER, "Change one of the routers.", "PUT " + ROUTERS + "/{id}"),
                rule("delete_router", Access.MEMBER, "Delete one of the routers.", "DELETE " + ROUTERS + "/{id}"),
                rule(
                        "add_router_interface",
                        Access.MEMBER,
                        "Connect a network to a router.",
                        "PUT " + ROUTERS + "/{id}/add_router_interface"),
                rule(
                        "remove_router_interface",
                        Access.MEMBER,
                        "Disconnect a network from a router.",
                        "PUT " + ROUTERS + "/{id}/remove_router_interface"),
                rule(
                        "add_extraroutes",
                        Access.MEMBER,
                        "Add routes to a router.",
                        "PUT " + ROUTERS + "/{id}/add_extraroutes"),
                rule(
                        "remove_extraroutes",
                        Access.MEMBER,
                        "Take routes from a router.",
                        "PUT " + ROUTERS + "/{id}/remove_extraroutes"),
                rule("create_floatingip", Access.MEMBER, "Create floatingips.", "POST " + FLOATING),
                rule(
                        "get_floatingip",
                        Access.READER,
                        "Read floatingips.",
                        "GET " + FLOATING,
                        "GET " + FLOATING + "/{id}"),
                rule("update_floatingip", Access.MEMBER, "Change one of the floatingips.", "PUT " + FLOATING + "/{id}"),
                rule(
                        "delete_floatingip",
                        Access.MEMBER,
                        "Delete one of the floatingips.",
                        "DELETE " + FLOATING + "/{id}"),
                rule(
                        "get_floatingip_pool",
                        Access.READER,
                        "Read the subnets that floating addresses come from.",
                        "GET /v2.0/floatingip_pools"),
                rule(
                        "create_floatingip_port_forwarding",
                        Access.MEMBER,
                        "Forward ports of a floating address.",
                        "POST " + FORWARDINGS),
                rule(
                        "get_floatingip_port_forwarding",
                        Access.READER,
                        "Read the port forwardings of a floating address.",
                        "GET " + FORWARDINGS,
                        "GET " + FORWARDINGS + "/{id}"),
                rule(
                        "update_floatingip_port_forwarding",
                        Access.MEMBER,
                        "Change a port forwarding.",
                        "PUT " + FORWARDINGS + "/{id}"),
                rule(
                        "delete_floatingip_port_forwarding",
                        Access.MEMBER,
                        "Delete a port forwarding.",
                        "DELETE " + FORWARDINGS + "/{id}"));
    }

    private static PolicyRule rule(String name, Access access, String sentence, String... operations) {
        return new PolicyRule(name, access, sentence, operations);
    }
}
