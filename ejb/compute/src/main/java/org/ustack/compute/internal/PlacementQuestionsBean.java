package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.PlacementQuestions;
import org.ustack.compute.ServerView.FlavorSnapshot;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.WhatIfService;
import org.ustack.placement.WhatIfService.Answer;

/** Asks as {@link ServerBooting} would ask, and only asks. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PlacementQuestionsBean implements PlacementQuestions {

    private static final String NO_SERVER = "what-if";

    @Inject
    BootChecks checks;

    @Inject
    GroupMembership groups;

    @Inject
    WhatIfService whatIf;

    @Override
    public Answer ask(RequestContext caller, Question question) {
        var visible = checks.flavor(caller, question.flavorId());
        Map<String, String> imageProperties = question.imageId() == null
                ? Map.of()
                : checks.image(caller, question.imageId(), visible).properties();
        FlavorSnapshot flavor = FlavorSnapshot.of(visible);
        PlacementRequest request = new PlacementRequest(
                caller.requestId(),
                NO_SERVER,
                caller.projectId(),
                flavor.vcpus(),
                flavor.ram(),
                flavor.localDiskGib(),
                question.zone(),
                question.node(),
                Set.of(),
                flavor.extraSpecs(),
                imageProperties,
                question.hints(),
                groups.expected(caller.projectId(), question.hints()));
        return whatIf.ask(request, question.servers());
    }
}
