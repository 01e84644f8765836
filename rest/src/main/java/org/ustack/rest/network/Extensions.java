package org.ustack.rest.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this API offers beyond its core. Clients and test suites believe it, so only what works is here. */
final class Extensions {

    record Extension(String alias, String name, String description) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", name);
            json.put("alias", alias);
            json.put("description", description);
            json.put("updated", "2026-01-01T00:00:00-00:00");
            json.put("links", List.of());
            return json;
        }
    }

    static final List<Extension> ALL = List.of(
            new Extension("address-group", "Address group", "Named sets of addresses for rules."),
            new Extension("address-scope", "Address scope", "Pools whose prefixes do not overlap."),
            new Extension("default-subnetpools", "Default Subnetpools", "Pools for who names none."),
            new Extension("qos", "Quality of Service", "Policies for ports and networks."),
            new Extension("qos-bw-limit-direction", "Direction for QoS bandwidth limit rule", "Limits of both ways."),
            new Extension("qos-bw-minimum-ingress", "Ingress direction for QoS minimum bandwidth rule", "Both ways."),
            new Extension("qos-default", "QoS default policy", "A policy for the networks of a project."),
            new Extension("qos-port-network-policy", "QoS port network policy", "Shows a network's policy on ports."),
            new Extension("qos-pps-minimum", "QoS minimum packet rate rule", "Promises packets a second."),
            new Extension("qos-rule-type-details", "Details of QoS rule types", "What carries out a type of rules."),
            new Extension("qos-rules-alias", "QoS rules under their own paths", "Rules without their policy."),
            new Extension("rbac-address-group", "RBAC of address groups", "Shares address groups."),
            new Extension("rbac-address-scope", "RBAC of address scopes", "Shares address scopes."),
            new Extension("rbac-policies", "RBAC Policies", "Shares things with projects."),
            new Extension("rbac-security-groups", "RBAC of security groups", "Shares security groups."),
            new Extension("rbac-subnetpool", "RBAC of subnet pools", "Shares subnet pools."),
            new Extension(
                    "security-groups-default-rules",
                    "Default rules for security groups",
                    "What new groups begin with."),
            new Extension(
                    "security-groups-remote-address-group",
                    "Remote address group for rules",
                    "Rules that name address groups."),
            new Extension("security-groups-rules-belongs-to-default-sg", "Rules of the default group", "Marks them."),
            new Extension(
                    "security-groups-shared-filtering", "Security group filtering on shared", "Filters by shared."),
            new Extension("subnet_allocation", "Subnet Allocation", "Subnets from pools."),
            new Extension("subnet_onboard", "Subnet Onboard", "Takes subnets into pools."),
            new Extension("subnetpool-prefix-ops", "Subnet Pool Prefix Operations", "Adds and takes away prefixes."),
            new Extension("trunk", "Trunk Extension", "Ports that carry others."),
            new Extension("trunk-details", "Trunk port details", "Shows the trunk on its parent port."),
            new Extension("availability_zone", "Availability Zone", "Lists the zones of the nodes."),
            new Extension("binding", "Port Binding", "Shows and sets where a port is."),
            new Extension("empty-string-filtering", "Empty String Filtering Extension", "Filters by the empty string."),
            new Extension("external-net", "Neutron external network", "Networks that lead out of the cloud."),
            new Extension(
                    "ip-substring-filtering", "IP address substring filtering", "Finds ports by a part of an address."),
            new Extension(
                    "network-ip-availability",
                    "Network IP Availability",
                    "Counts the addresses that networks have left."),
            new Extension("net-mtu", "Network MTU", "Shows the MTU of a network."),
            new Extension("net-mtu-writable", "Network MTU (writable)", "Sets the MTU of a network."),
            new Extension("network_availability_zone", "Network Availability Zone", "Zones wished for a network."),
            new Extension("pagination", "Pagination support", "Lists by pages."),
            new Extension("port-security", "Port Security", "Switches anti-spoofing and group rules off for a port."),
            new Extension("project-id", "project_id field enabled", "Shows project_id beside tenant_id."),
            new Extension("provider", "Provider Network", "Shows and sets how a network is made."),
            new Extension("quota_details", "Quota details management support", "Shows limits with what is used."),
            new Extension("quotas", "Quota management support", "Shows and sets the limits of projects."),
            new Extension(
                    "revision-if-match",
                    "If-Match constraints based on revision_number",
                    "Refuses changes of another revision."),
            new Extension("security-group", "security-group", "Groups of rules for ports."),
            new Extension("sorting", "Sorting support", "Sorts lists."),
            new Extension("standard-attr-description", "standard-attr-description", "Descriptions of everything."),
            new Extension("standard-attr-revisions", "Resource revision numbers", "Counts the changes of everything."),
            new Extension(
                    "standard-attr-tag", "Tag support for resources with standard attribute", "Tags on everything."),
            new Extension(
                    "standard-attr-timestamp", "Resource timestamps", "Times of creation and change of everything."),
            new Extension("subnet-service-types", "Subnet service types", "Subnets for ports of some owners only."),
            new Extension("router", "Neutron L3 Router", "Routers between networks, and floating addresses."),
            new Extension("ext-gw-mode", "Neutron L3 Configurable external gateway mode", "Switches SNAT off."),
            new Extension("extraroute", "Neutron Extra Route", "Routes of a router beyond its own networks."),
            new Extension("extraroute-atomic", "Atomically add/remove extra routes", "Adds and removes single routes."),
            new Extension("dvr", "Distributed Virtual Router", "Says whether a router was asked for as distributed."),
            new Extension("l3-ha", "HA Router extension", "Says whether a router was asked for as highly available."),
            new Extension(
                    "router-admin-state-down-before-update",
                    "Enforce Router's Admin State Down Before Update Extension",
                    "What a router is can be changed while it is switched off."),
            new Extension("router_availability_zone", "Router Availability Zone", "Zones wished for a router."),
            new Extension("fip-port-details", "Floating IP Port Details Extension", "Shows whose port has an address."),
            new Extension(
                    "floatingip-pools", "Floating IP Pools Extension", "Lists where floating addresses come from."),
            new Extension("floating-ip-port-forwarding", "Floating IP Port Forwarding", "Ports of a floating address."),
            new Extension(
                    "floating-ip-port-forwarding-description",
                    "Floating IP Port Forwarding new attribute description",
                    "Describes port forwardings."),
            new Extension(
                    "floating-ip-port-forwarding-port-ranges",
                    "Floating IP Port Forwarding support for port ranges",
                    "Forwards ranges of ports."),
            new Extension(
                    "expose-port-forwarding-in-fip",
                    "Expose Port Forwarding in FIP",
                    "Shows with a floating address what it forwards."));

    private Extensions() {}

    static Optional<Extension> find(String alias) {
        return ALL.stream().filter(extension -> extension.alias().equals(alias)).findFirst();
    }
}
