package org.ustack.placement.internal.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.PlacementChange.Kind;
import org.ustack.placement.WhatIfService.Answer;
import org.ustack.placement.WhatIfService.Proposal;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/**
 * The search for the cheapest changes. Starts from the world as it is; where a server finds no place, the filters that reject
 * the nodes say which changes would bring one nearer. Plans are tried in the order of what they cost at least, so the
 * first that works is the cheapest, and each is tried with all the servers in a world of its own before it is proposed.
 */
public final class WhatIfSearch {

    static final int PROPOSALS = 5;
    static final int LIKE_EACH_OTHER = 2;
    static final int CHANGES = 5;

    /** How often a node may be looked at: about two seconds of a processor. */
    static final long VISITS = 2_000_000;

    /** What a run costs besides, in looks. */
    static final long RUN = 500;

    /** What costs so much more than the cheapest way is not worth a look. */
    static final double MUCH_DEARER = 20;

    private record Step(Plan plan, double atLeast) {}

    private final World world;
    private final int servers;
    private final Settings settings;
    private final List<Plan> found = new ArrayList<>();
    private final List<Proposal> proposals = new ArrayList<>();
    private final Map<List<Kind>, Integer> foundByKinds = new HashMap<>();
    private final Set<Set<String>> seen = new HashSet<>();
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Comparator.comparingDouble(Step::atLeast)
            .thenComparing(step -> -step.plan().size())
            .thenComparing(step -> step.plan().key().toString()));
    private DryRun first;
    private long visits;

    private WhatIfSearch(World world, int servers, Settings settings) {
        this.world = world;
        this.servers = servers;
        this.settings = settings;
    }

    public static Answer answer(
            PlacementContext context, java.util.Collection<NodeState> nodes, int servers, Settings settings) {
        return new WhatIfSearch(World.of(context, nodes), servers, settings).answer();
    }

    private Answer answer() {
        first = whole(Plan.empty());
        boolean complete = true;
        if (first.winners().size() < servers) {
            expand(Plan.empty(), first);
            complete = search();
        }
        return new Answer(
                servers,
                first.winners().size(),
                first.places(),
                first.last().summary(),
                first.last().considered(),
                first.last().rejections(),
                first.last().examples(),
                proposals,
                complete);
    }

    /** @return false if it ended at its limit */
    private boolean search() {
        while (!steps.isEmpty() && proposals.size() < PROPOSALS) {
            if (visits > VISITS) {
                return false;
            }
            Step step = steps.poll();
            if (!proposals.isEmpty() && step.atLeast() > proposals.get(0).cost() + MUCH_DEARER) {
                return true;
            }
            Plan plan = step.plan();
            if (isKnown(plan)) {
                continue;
            }
            DryRun run = rest(plan);
            if (run.winners().size() == servers) {
                propose(leanest(plan));
            } else if (plan.size() < CHANGES) {
                expand(plan, run);
            }
        }
        return true;
    }

    /** A plan that does all that a working one does, and more, is no news; nor is the same on a third node. */
    private boolean isKnown(Plan plan) {
        return found.stream().anyMatch(plan::covers) || foundByKinds.getOrDefault(plan.kinds(), 0) >= LIKE_EACH_OTHER;
    }

    /** All servers from the start; only a run like this makes a proposal. */
    private DryRun whole(Plan plan) {
        return counted(DryRun.of(plan.applyTo(world), servers, settings));
    }

    /** Only those that found no place at first: as telling, and faster. Smaller servers all go another way. */
    private DryRun rest(Plan plan) {
        if (plan.resizes()) {
            return whole(plan);
        }
        DryRun rest = counted(
                DryRun.of(plan.applyTo(first.after()), servers - first.winners().size(), settings));
        List<String> winners = new ArrayList<>(first.winners());
        winners.addAll(rest.winners());
        return winners.size() == servers ? whole(plan) : new DryRun(winners, rest.last(), rest.after());
    }

    private DryRun counted(DryRun run) {
        visits += RUN + (long) (run.winners().size() + 2) * run.after().nodes().size();
        return run;
    }

    private void expand(Plan plan, DryRun run) {
        Repairs repairs = Repairs.after(run, servers - run.winners().size(), world);
        double atLeast = plan.cost() + repairs.least();
        for (Repair repair : repairs.repairs()) {
            Plan next = plan.and(repair);
            if (seen.add(next.key())) {
                steps.add(new Step(next, Math.max(next.cost(), atLeast)));
            }
        }
    }

    /** Leaves out what a later repair has made needless. */
    private Plan leanest(Plan plan) {
        Plan lean = plan;
        for (Repair candidate : plan.repairs()) {
            Plan without = Plan.empty();
            for (Repair repair : lean.repairs()) {
                without = repair.change().equals(candidate.change()) ? without : without.and(repair);
            }
            if (without.size() < lean.size() && whole(without).winners().size() == servers) {
                lean = without;
            }
        }
        return lean;
    }

    private void propose(Plan plan) {
        if (isKnown(plan)) {
            return;
        }
        found.add(plan);
        foundByKinds.merge(plan.kinds(), 1, Integer::sum);
        List<PlacementChange> changes = plan.changes();
        proposals.add(new Proposal(Math.round(plan.cost() * 100) / 100.0, changes));
        proposals.sort(Comparator.comparingDouble(Proposal::cost));
    }
}
