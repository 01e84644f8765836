package org.ustack.network;

public record SecurityGroupRuleView(
        ResourceHead head,
        String groupId,
        String direction,
        String ethertype,
        String protocol,
        Integer portMin,
        Integer portMax,
        String remotePrefix,
        String remoteGroupId,
        String remoteAddressGroupId,
        boolean ofDefaultGroup) {}
