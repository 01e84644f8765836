package org.ustack.network;

import java.util.List;

/**
 * @param shared with the project that asks
 * @param subnets ids, in the order of creation
 * @param scopeOfFour id of the address scope that its IPv4 subnets lie in, or null; the next one, of its IPv6 subnets
 */
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
        List<String> subnets,
        String qosPolicyId,
        String scopeOfFour,
        String scopeOfSix) {}
