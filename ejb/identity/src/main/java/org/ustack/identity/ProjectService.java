package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** Projects, their tree and tags. An unknown one is {@link IdentityError#NOT_FOUND}. */
public interface ProjectService {

    ProjectView create(RequestContext caller, ProjectDraft draft);

    List<ProjectView> list(RequestContext caller, Filter filter);

    ProjectView get(RequestContext caller, String id);

    /** Whether that is the id of a domain, which upstream takes for a project, too. */
    boolean isDomain(String id);

    ProjectView update(RequestContext caller, String id, ProjectDraft draft);

    /**
     * Replaces the tags.
     *
     * @param rule the rule of the operation that does so
     */
    ProjectView tag(RequestContext caller, String id, List<String> tags, String rule);

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_NOW} if it has projects below */
    void delete(RequestContext caller, String id);

    /** The projects above, the nearest first. */
    List<ProjectView> parents(RequestContext caller, String id);

    /** All projects below, in no order but parents before children. */
    List<ProjectView> subtree(RequestContext caller, String id);

    /** Null matches all. */
    record Filter(String domainId, String name, Boolean enabled, String parentId) {}
}
