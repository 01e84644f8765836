package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** Unified limits. Unknown ones are {@link IdentityError#LIMIT_NOT_FOUND}. */
public interface LimitService {

    /** All or none. */
    List<RegisteredLimitView> register(RequestContext caller, List<RegisteredLimitDraft> drafts);

    /** Null matches all. */
    List<RegisteredLimitView> registered(RequestContext caller, String serviceId, String regionId, String resourceName);

    RegisteredLimitView registered(RequestContext caller, String id);

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_NOW} while somebody has another limit than it */
    RegisteredLimitView updateRegistered(RequestContext caller, String id, RegisteredLimitDraft draft);

    /** As {@link #updateRegistered}. */
    void deleteRegistered(RequestContext caller, String id);

    /** All or none. @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_NOW} if nothing such is registered */
    List<LimitView> create(RequestContext caller, List<LimitDraft> drafts);

    /** Those that the caller may read. Null matches all. */
    List<LimitView> list(RequestContext caller, Filter filter);

    LimitView get(RequestContext caller, String id);

    /** Only the number and the description. */
    LimitView update(RequestContext caller, String id, LimitDraft draft);

    void delete(RequestContext caller, String id);

    Model model(RequestContext caller);

    /** Null matches all. */
    record Filter(Target owner, String serviceId, String regionId, String resourceName) {}

    /** How limits of projects and of their domain go together. */
    enum Model {
        FLAT("Limit enforcement and validation does not take project hierarchy into consideration."),
        STRICT_TWO_LEVEL("This model requires project hierarchy never exceeds a depth of two");

        private final String description;

        Model(String description) {
            this.description = description;
        }

        public String description() {
            return description;
        }
    }
}
