package org.ustack.network;

import java.util.List;

/** A router's port on a network, as the answer to adding or removing it. */
public record RouterInterfaceView(
        String routerId, String projectId, String portId, String networkId, List<String> subnetIds) {}
