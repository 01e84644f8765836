package org.ustack.network;

/** Ports {@code externalFirst} to {@code externalLast} of a floating address and as many of a port's address. */
public record PortForwardingView(
        String id,
        String floatingIpId,
        String projectId,
        String description,
        String protocol,
        int externalFirst,
        int externalLast,
        String internalPortId,
        String internalAddress,
        int internalFirst,
        int internalLast) {}
