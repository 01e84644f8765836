package org.ustack.network;

/**
 * A rule to be made; null where the client says nothing.
 *
 * @param protocol name or number as text
 */
public record SecurityGroupRuleDraft(
        String projectId,
        String groupId,
        String description,
        String direction,
        String ethertype,
        String protocol,
        Integer portMin,
        Integer portMax,
        String remotePrefix,
        String remoteGroupId,
        String remoteAddressGroupId) {

    /** One that names no address group. */
    public SecurityGroupRuleDraft(
            String projectId,
            String groupId,
            String description,
            String direction,
            String ethertype,
            String protocol,
            Integer portMin,
            Integer portMax,
            String remotePrefix,
            String remoteGroupId) {
        this(
                projectId,
                groupId,
                description,
                direction,
                ethertype,
                protocol,
                portMin,
                portMax,
                remotePrefix,
                remoteGroupId,
                null);
    }
}
