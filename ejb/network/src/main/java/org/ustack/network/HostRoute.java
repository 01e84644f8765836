package org.ustack.network;

/** A route that guests learn by DHCP. */
public record HostRoute(String destination, String nexthop) {}
