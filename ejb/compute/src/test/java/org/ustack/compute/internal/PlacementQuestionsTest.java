package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ComputeError;
import org.ustack.compute.PlacementQuestions.Question;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.PlacementService.GroupRule.Policy;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.WhatIfService;

/** What is asked of placement, and what is refused before. */
class PlacementQuestionsTest {

    private final List<PlacementRequest> asked = new ArrayList<>();
    private World world;

    @BeforeEach
    void open() {
        world = new World();
        world.flavor("swap", 2, 1024, 10);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void ask(RequestContext caller, Question question) {
        world.run(b -> {
            PlacementQuestionsBean bean = new PlacementQuestionsBean();
            bean.checks = new BootChecks();
            bean.checks.em = b.em;
            bean.checks.images = world.images;
            bean.groups = new GroupMembership();
            bean.groups.groups = new ServerGroupRepository();
            bean.groups.groups.em = b.em;
            bean.groups.placement = world.placement;
            bean.whatIf = (request, servers) -> {
                asked.add(request);
                return new WhatIfService.Answer(
                        servers, servers, List.of(), "fits", 1, Map.of(), List.of(), List.of(), true);
            };
            bean.ask(caller, question);
        });
    }

    private static Question question(String flavor, String image, Map<String, List<String>> hints) {
        return new Question(flavor, image, "east", null, hints, 2);
    }

    @Test
    void asksAsABootWould() {
        String image = World.wish("s", 1, 1).imageId();
        ask(World.OWNER, question("swap", image, Map.of("other", List.of("x"))));
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.projectId()).isEqualTo(World.OWNER.projectId());
            assertThat(request.vcpus()).isEqualTo(2);
            assertThat(request.memoryMib()).isEqualTo(1024);
            assertThat(request.diskGib()).isEqualTo(10);
            assertThat(request.availabilityZone()).isEqualTo("east");
            assertThat(request.group()).isNull();
        });
    }

    @Test
    void localDisksAreSummedUpAndSwapRoundedUp() {
        assertThat(new ServerView.FlavorSnapshot("f", "f", 1, 1, 10, 5, 1, Map.of()).localDiskGib())
                .isEqualTo(16);
        assertThat(new ServerView.FlavorSnapshot("f", "f", 1, 1, 10, 0, 0, Map.of()).localDiskGib())
                .isEqualTo(10);
    }

    @Test
    void theGroupIsAskedWithItsMembersPlaces() {
        String group = world.in(b -> b.groups.create(World.OWNER, "web", Policy.ANTI_AFFINITY, 1))
                .id();
        ask(World.OWNER, question("f1", null, Map.of("group", List.of(group))));
        assertThat(asked.get(0).group().policy()).isEqualTo(Policy.ANTI_AFFINITY);
        assertThat(asked.get(0).group().serversByNode()).isEmpty();
        refused(
                ComputeError.SERVER_GROUP_UNKNOWN,
                () -> ask(World.STRANGER, question("f1", null, Map.of("group", List.of(group)))));
    }

    @Test
    void whatABootWouldRefuseIsRefused() {
        refused(ComputeError.FLAVOR_UNKNOWN, () -> ask(World.OWNER, question("nope", null, Map.of())));
        refused(ComputeError.IMAGE_UNKNOWN, () -> ask(World.OWNER, question("f1", "no-image", Map.of())));
        assertThat(asked).isEmpty();
    }

    private static void refused(ComputeError error, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, thrown -> assertThat(thrown.code())
                .isEqualTo(error));
    }
}
