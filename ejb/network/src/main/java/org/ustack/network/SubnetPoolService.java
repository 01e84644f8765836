package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Pools of prefixes that subnets take theirs from. What the caller may not see is "not found"; {@code ifRevision} null means any. */
public interface SubnetPoolService {

    record Draft(
            Change<String> projectId,
            Change<String> name,
            Change<String> description,
            Change<List<String>> prefixes,
            Change<Integer> defaultPrefix,
            Change<Integer> minPrefix,
            Change<Integer> maxPrefix,
            Change<Integer> defaultQuota,
            Change<Boolean> isDefault,
            Change<Boolean> shared,
            Change<String> addressScopeId) {}

    /**
     * @param defaultQuota what one project may take, in addresses (IPv4) or prefixes of 64 bits (IPv6); null for no bound
     * @param shared with the project that asks
     */
    record View(
            ResourceHead head,
            int ipVersion,
            List<String> prefixes,
            int defaultPrefix,
            int minPrefix,
            int maxPrefix,
            Integer defaultQuota,
            boolean isDefault,
            boolean shared,
            String addressScopeId) {}

    /** A subnet that came into a pool. */
    record Onboarded(String id, String cidr) {}

    /** All or none. */
    List<View> create(RequestContext caller, List<Draft> drafts);

    View show(RequestContext caller, String id);

    Slice<View> list(RequestContext caller, Listing listing);

    View update(RequestContext caller, String id, Draft changes, Long ifRevision);

    /** @return the prefixes afterwards */
    List<String> addPrefixes(RequestContext caller, String id, List<String> prefixes);

    /**
     * @return the prefixes afterwards
     * @throws org.ustack.kernel.CloudException {@link SubnetPoolError#ILLEGAL_SUBNET_POOL_PREFIX_UPDATE} for what subnets have
     */
    List<String> removePrefixes(RequestContext caller, String id, List<String> prefixes);

    /** Takes the subnets of a network, of the version of the pool, into the pool with their prefixes. */
    List<Onboarded> onboard(RequestContext caller, String id, String networkId);

    /** @throws org.ustack.kernel.CloudException {@link SubnetPoolError#SUBNET_POOL_DELETE_ERROR} while subnets are of it */
    void delete(RequestContext caller, String id, Long ifRevision);
}
