package org.ustack.network;

import java.util.List;

/** A router to be made, or the changes to one. */
public record RouterDraft(
        Change<String> projectId,
        Change<String> name,
        Change<String> description,
        Change<Boolean> adminStateUp,
        Change<Gateway> gateway,
        Change<Boolean> distributed,
        Change<Boolean> ha,
        Change<String> flavorId,
        Change<List<String>> zoneHints,
        Change<List<HostRoute>> routes) {

    /**
     * @param networkId the external network; null takes the gateway away
     * @param fixedIps wishes; null for what is there, or any
     */
    public record Gateway(String networkId, Change<Boolean> enableSnat, List<FixedIp> fixedIps) {}
}
