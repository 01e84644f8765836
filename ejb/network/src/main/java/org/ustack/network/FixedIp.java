package org.ustack.network;

/** An address of a port; as a wish, one of the two may be null. */
public record FixedIp(String subnetId, String address) {}
