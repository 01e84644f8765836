package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** Other clouds that take this one's word. An unknown one is {@link IdentityError#NOT_FOUND}. */
public interface ServiceProviderService {

    ServiceProvider create(RequestContext caller, String id, Draft draft);

    /** Null matches all. */
    List<ServiceProvider> list(RequestContext caller, String id, Boolean enabled);

    ServiceProvider get(RequestContext caller, String id);

    ServiceProvider update(RequestContext caller, String id, Draft draft);

    void delete(RequestContext caller, String id);

    /** Those that are shown with a token. */
    List<ServiceProvider> enabled();

    /** What a client says of it; null where it says nothing. @param description empty to clear it */
    record Draft(String authUrl, String spUrl, Boolean enabled, String description, String relayStatePrefix) {}

    /** Another cloud. @param description may be null */
    record ServiceProvider(
            String id, String authUrl, String spUrl, boolean enabled, String description, String relayStatePrefix) {}
}
