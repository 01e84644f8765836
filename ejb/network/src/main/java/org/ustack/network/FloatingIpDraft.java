package org.ustack.network;

/**
 * A floating address to be made, or the changes to one.
 *
 * @param networkId the external network
 * @param subnetId wanted subnet of it, or null
 * @param address wanted address, or null
 */
public record FloatingIpDraft(
        String networkId,
        String subnetId,
        String address,
        Change<String> projectId,
        Change<String> description,
        Change<String> portId,
        Change<String> fixedAddress,
        Change<String> dnsName,
        Change<String> dnsDomain) {}
