package org.ustack.compute;

import java.util.List;
import java.util.Map;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.WhatIfService.Answer;

/** Whether servers of a flavor would find a place. Nothing is made, claimed or stored. */
public interface PlacementQuestions {

    /**
     * Quota is not asked.
     *
     * @throws org.ustack.kernel.CloudException as a boot of these servers would: {@link ComputeError#FLAVOR_UNKNOWN},
     *     {@link ComputeError#IMAGE_UNKNOWN}, {@link ComputeError#FLAVOR_DISK_TOO_SMALL},
     *     {@link ComputeError#SERVER_GROUP_UNKNOWN}, …
     */
    Answer ask(RequestContext caller, Question question);

    /**
     * @param imageId or null: any image
     * @param zone or null
     * @param node only this node, or null
     * @param hints scheduler hints, as of a boot
     */
    record Question(
            String flavorId, String imageId, String zone, String node, Map<String, List<String>> hints, int servers) {}
}
