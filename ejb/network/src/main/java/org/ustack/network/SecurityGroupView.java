package org.ustack.network;

import java.util.List;

public record SecurityGroupView(
        ResourceHead head, boolean stateful, boolean isDefault, boolean shared, List<SecurityGroupRuleView> rules) {}
