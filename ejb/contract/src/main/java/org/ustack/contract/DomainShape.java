package org.ustack.contract;

import java.util.List;
import java.util.Map;

/**
 * What a domain is defined by besides its disks, which are on the node already.
 *
 * @param memoryMib MiB
 * @param imageProperties of the image that the server was made from ({@code hw_…})
 * @param nics in the order in which the guest shall see them
 */
public record DomainShape(
        String name, int vcpus, int memoryMib, Map<String, String> imageProperties, List<NicSpec> nics) {

    public DomainShape {
        imageProperties = Map.copyOf(imageProperties);
        nics = List.copyOf(nics);
    }
}
