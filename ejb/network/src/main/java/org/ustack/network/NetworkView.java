package org.ustack.network;

import java.util.List;

/** @param subnets ids, in the order of creation */
public record NetworkView(
        ResourceHead head,
        boolean adminStateUp,
        String status,
        boolean shared,
        boolean external,
        boolean isDefault,
        int mtu,
        boolean portSecurity,
        String dnsDomain,
        String networkType,
        String physicalNetwork,
        Integer segmentationId,
        List<String> zoneHints,
        List<String> subnets) {}
