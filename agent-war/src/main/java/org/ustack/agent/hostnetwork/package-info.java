/**
 * The node's side of networks: bridges, DHCP namespaces, filters.
 *
 * <p>The desired state is what the port records in the instances' folders say; everything here compares it with what the
 * kernel reports and adds or takes away the difference. Namespaces, dnsmasq and filters stay alive when the agent stops.
 *
 * <p>A {@code flat} network uses the bridge that {@code ustack.agent.bridge-mappings} gives for its physical network; the
 * node owns that bridge, carries the subnets' gateway addresses on it, forwards and masquerades. Networks of the types
 * {@code vxlan}, {@code vlan} and {@code local} are a bridge of their own on this node; tunnels between nodes are not made
 * here, so such a network does not reach beyond its node.
 *
 * <p>Filters: anti-spoofing is decided in nftables' bridge family at the device of the port. Security group rules are
 * stateful and conntrack is not to be had in that family on every kernel, so the bridge family only marks a frame with the
 * ports that it comes from and goes to, and the inet family decides (this rests on {@code bridge-nf-call-iptables}). Each
 * isolated network has a conntrack zone of its own, since two networks may use the same addresses. Traffic between a
 * node-owned bridge and the host itself passes no port-to-port forwarding and is matched by address there.
 */
package org.ustack.agent.hostnetwork;
