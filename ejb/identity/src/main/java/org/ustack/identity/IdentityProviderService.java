package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/**
 * Whose word on who somebody is counts here, and by which protocol it comes. An unknown one is
 * {@link IdentityError#NOT_FOUND}, one that is there already {@link IdentityError#CONFLICT}.
 */
public interface IdentityProviderService {

    /** Without a domain, one of its own is made for it. */
    Provider create(RequestContext caller, String id, Draft draft);

    /** Null matches all. */
    List<Provider> list(RequestContext caller, String id, Boolean enabled);

    Provider get(RequestContext caller, String id);

    Provider update(RequestContext caller, String id, Draft draft);

    /** With its protocols, and with the users that it vouched for. */
    void delete(RequestContext caller, String id);

    /** @param remoteIdAttribute may be null @throws org.ustack.kernel.CloudException {@link IdentityError#INVALID} for an unknown mapping */
    Protocol createProtocol(
            RequestContext caller, String providerId, String id, String mappingId, String remoteIdAttribute);

    List<Protocol> protocols(RequestContext caller, String providerId);

    Protocol protocol(RequestContext caller, String providerId, String id);

    /** Null leaves it. Errors as {@link #createProtocol}. */
    Protocol updateProtocol(
            RequestContext caller, String providerId, String id, String mappingId, String remoteIdAttribute);

    void deleteProtocol(RequestContext caller, String providerId, String id);

    /**
     * What a client says of a provider; null where it says nothing.
     *
     * @param description empty to clear it
     * @param authorizationTtl minutes, negative to clear it
     */
    record Draft(
            String domainId, Boolean enabled, String description, Integer authorizationTtl, List<String> remoteIds) {}

    /**
     * A provider.
     *
     * @param domainId where those live for whom it vouches
     * @param description may be null
     * @param authorizationTtl minutes that mapped memberships hold at least, or null
     * @param remoteIds its own names for itself: with OpenID Connect its issuer
     */
    record Provider(
            String id,
            String domainId,
            boolean enabled,
            String description,
            Integer authorizationTtl,
            List<String> remoteIds) {}

    /** A protocol of a provider, with the mapping of what comes by it. @param remoteIdAttribute may be null */
    record Protocol(String id, String providerId, String mappingId, String remoteIdAttribute) {}
}
