package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/**
 * Security groups and their rules. The group {@code default} of a project is made when the project is first seen here; it and
 * its first rules count against the quota, as in Neutron.
 */
public interface SecurityGroupService {

    /** All or none. */
    List<SecurityGroupView> create(RequestContext caller, List<SecurityGroupDraft> drafts);

    SecurityGroupView show(RequestContext caller, String id);

    Slice<SecurityGroupView> list(RequestContext caller, Listing listing);

    SecurityGroupView update(RequestContext caller, String id, SecurityGroupDraft changes, Long ifRevision);

    void delete(RequestContext caller, String id, Long ifRevision);

    /** All or none. */
    List<SecurityGroupRuleView> createRules(RequestContext caller, List<SecurityGroupRuleDraft> drafts);

    SecurityGroupRuleView showRule(RequestContext caller, String id);

    Slice<SecurityGroupRuleView> listRules(RequestContext caller, Listing listing);

    void deleteRule(RequestContext caller, String id, Long ifRevision);
}
