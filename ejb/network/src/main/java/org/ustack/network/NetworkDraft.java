package org.ustack.network;

import java.util.List;

/** A network to be made, or the changes to one. */
public record NetworkDraft(
        Change<String> projectId,
        Change<String> name,
        Change<String> description,
        Change<Boolean> adminStateUp,
        Change<Boolean> shared,
        Change<Boolean> external,
        Change<Boolean> isDefault,
        Change<Integer> mtu,
        Change<Boolean> portSecurity,
        Change<String> dnsDomain,
        Change<String> networkType,
        Change<String> physicalNetwork,
        Change<Integer> segmentationId,
        Change<List<String>> zoneHints,
        Change<String> qosPolicyId) {

    /** One that names no policy of quality of service. */
    public NetworkDraft(
            Change<String> projectId,
            Change<String> name,
            Change<String> description,
            Change<Boolean> adminStateUp,
            Change<Boolean> shared,
            Change<Boolean> external,
            Change<Boolean> isDefault,
            Change<Integer> mtu,
            Change<Boolean> portSecurity,
            Change<String> dnsDomain,
            Change<String> networkType,
            Change<String> physicalNetwork,
            Change<Integer> segmentationId,
            Change<List<String>> zoneHints) {
        this(
                projectId,
                name,
                description,
                adminStateUp,
                shared,
                external,
                isDefault,
                mtu,
                portSecurity,
                dnsDomain,
                networkType,
                physicalNetwork,
                segmentationId,
                zoneHints,
                Change.none());
    }
}
