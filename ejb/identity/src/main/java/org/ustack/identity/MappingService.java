package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/**
 * Mappings: from what a provider says of somebody to a user, groups and projects here. The rules are in Keystone's language;
 * what is no rule is {@link IdentityError#INVALID} with every reason. An unknown one is {@link IdentityError#NOT_FOUND}.
 */
public interface MappingService {

    /** @param mapping {@code {"rules": […]}} as the client sent it, not looked at yet */
    Mapping create(RequestContext caller, String id, Object mapping);

    List<Mapping> list(RequestContext caller);

    Mapping get(RequestContext caller, String id);

    Mapping update(RequestContext caller, String id, Object mapping);

    void delete(RequestContext caller, String id);

    /** A mapping. @param rules as JSON's own types */
    record Mapping(String id, List<Object> rules) {}
}
