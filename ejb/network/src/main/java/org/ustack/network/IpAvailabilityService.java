package org.ustack.network;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.ustack.kernel.RequestContext;

/** How many addresses networks have, and how many of them are taken. An operator's view: of all projects. */
public interface IpAvailabilityService {

    /** @param total addresses in the allocation pools; @param used addresses that ports have, also outside of the pools */
    record SubnetAvailability(String id, String name, int ipVersion, String cidr, BigInteger total, BigInteger used) {}

    record NetworkAvailability(String id, String name, String projectId, List<SubnetAvailability> subnets) {

        public BigInteger total() {
            return subnets.stream().map(SubnetAvailability::total).reduce(BigInteger.ZERO, BigInteger::add);
        }

        public BigInteger used() {
            return subnets.stream().map(SubnetAvailability::used).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /** @param ipVersion only subnets of that version, and networks that have any; null for all */
    List<NetworkAvailability> list(RequestContext caller, Listing networks, Integer ipVersion);

    Optional<NetworkAvailability> find(RequestContext caller, String networkId);
}
