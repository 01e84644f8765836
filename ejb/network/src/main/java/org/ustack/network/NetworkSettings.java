package org.ustack.network;

import java.time.Duration;
import org.ustack.kernel.Setting;

/** All settings of the network service. */
public final class NetworkSettings {

    public static final Setting<String> TENANT_TYPE = Setting.text(
            "ustack.network.tenant-type",
            "local",
            "Type of networks for which no admin names one: local, vxlan, vlan or flat.");

    public static final Setting<Integer> MTU =
            Setting.integer("ustack.network.mtu", 1500, "MTU of new networks in bytes, unless the request names one.");

    public static final Setting<Integer> GREATEST_MTU = Setting.integer(
            "ustack.network.greatest-mtu", 1500, "The greatest MTU that networks may have, as the wires carry it.");

    public static final Setting<String> VLAN_WIRE = Setting.text(
            "ustack.network.vlan-physical-network",
            "",
            "Physical network of VLAN networks for which none is named; empty for none.");

    public static final Setting<String> DNS_DOMAIN = Setting.text(
            "ustack.network.dns-domain",
            "openstacklocal.",
            "Domain that the names of ports are in where neither port nor network names one.");

    public static final Setting<Duration> MEMBER_QUIET = Setting.duration(
            "ustack.network.member-quiet",
            Duration.ofSeconds(1),
            "How long the members of a security group must stay the same before ports that trust the group are told.");

    public static final Setting<Duration> MEMBER_PATIENCE = Setting.duration(
            "ustack.network.member-patience",
            Duration.ofSeconds(5),
            "The longest that ports wait to be told of new members while members keep changing.");

    public static final Setting<Duration> ROUTER_PATIENCE = Setting.duration(
            "ustack.network.router-patience",
            Duration.ofSeconds(60),
            "How long a node may take to say that it has a router as sent, before the router is sent again.");

    private NetworkSettings() {}
}
