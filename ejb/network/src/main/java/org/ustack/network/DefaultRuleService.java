package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;

/**
 * The rules that new security groups begin with, set by the operator. Groups that exist keep theirs. A remote group of
 * {@link #PARENT} is the group that is made.
 */
public interface DefaultRuleService {

    String PARENT = "PARENT";

    /** @param inDefaultGroup whether the group {@code default} of each project gets it; inOtherGroups: all others */
    record Draft(SecurityGroupRuleDraft rule, boolean inDefaultGroup, boolean inOtherGroups) {}

    record View(String id, SecurityGroupRuleDraft rule, boolean inDefaultGroup, boolean inOtherGroups) {}

    /** @throws org.ustack.kernel.CloudException {@link SharingError#DEFAULT_SECURITY_GROUP_RULE_EXISTS} */
    View create(RequestContext caller, Draft draft);

    View show(RequestContext caller, String id);

    /** All, the oldest first. */
    List<View> list(RequestContext caller);

    void delete(RequestContext caller, String id);
}
