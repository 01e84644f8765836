package org.ustack.compute.domain;

import static org.ustack.compute.MigrationState.ARRIVING;
import static org.ustack.compute.MigrationState.CONFIRMED;
import static org.ustack.compute.MigrationState.CONFIRMING;
import static org.ustack.compute.MigrationState.DEPARTING;
import static org.ustack.compute.MigrationState.DONE;
import static org.ustack.compute.MigrationState.EVACUATING;
import static org.ustack.compute.MigrationState.FAILED;
import static org.ustack.compute.MigrationState.RECOVERING;
import static org.ustack.compute.MigrationState.RETURNING;
import static org.ustack.compute.MigrationState.REVERTED;
import static org.ustack.compute.MigrationState.WAITING;
import static org.ustack.compute.MigrationState.WITHDRAWING;
import static org.ustack.compute.domain.MigrationEffect.BACK_TO_SOURCE;
import static org.ustack.compute.domain.MigrationEffect.FREE_SOURCE;

import java.util.EnumSet;
import java.util.Set;
import org.ustack.compute.MigrationState;
import org.ustack.kernel.StateMachine;

/**
 * All that can happen to a move, on one screen. Until it is confirmed the server has a claim on both places, so either can be
 * the end of it.
 */
public final class MigrationLifecycle {

    private static final Set<MigrationState> BACK_ALREADY = EnumSet.of(RETURNING, RECOVERING);

    public static final StateMachine<MigrationState, MigrationEvent, MigrationEffect> TABLE =
            StateMachine.<MigrationState, MigrationEvent, MigrationEffect>named("migration")
                    .on(DEPARTING, MigrationEvent.DEPARTED, ARRIVING)
                    .on(ARRIVING, MigrationEvent.ARRIVED, WAITING)
                    .on(WAITING, MigrationEvent.CONFIRM_ASKED, CONFIRMING)
                    .on(CONFIRMING, MigrationEvent.FORGOTTEN, CONFIRMED, FREE_SOURCE)
                    .on(WAITING, MigrationEvent.REVERT_ASKED, WITHDRAWING)
                    .on(WAITING, MigrationEvent.REVERT_ASKED_HERE, RETURNING, BACK_TO_SOURCE)
                    .on(WITHDRAWING, MigrationEvent.WITHDRAWN, RETURNING, BACK_TO_SOURCE)
                    .on(RETURNING, MigrationEvent.RETURNED, REVERTED)
                    .on(RECOVERING, MigrationEvent.RETURNED, FAILED)
                    .on(EVACUATING, MigrationEvent.EVACUATED, DONE, FREE_SOURCE)
                    // What did not work.
                    .on(DEPARTING, MigrationEvent.GAVE_UP, RECOVERING, BACK_TO_SOURCE)
                    .on(ARRIVING, MigrationEvent.GAVE_UP, RECOVERING, BACK_TO_SOURCE)
                    .on(DEPARTING, MigrationEvent.BROKE, FAILED, BACK_TO_SOURCE)
                    .on(EVACUATING, MigrationEvent.BROKE, FAILED, BACK_TO_SOURCE)
                    .onEach(BACK_ALREADY, MigrationEvent.BROKE, FAILED)
                    // Overtaken.
                    .on(WAITING, MigrationEvent.SETTLED, CONFIRMED, FREE_SOURCE)
                    .on(CONFIRMING, MigrationEvent.SETTLED, CONFIRMED, FREE_SOURCE)
                    .on(DEPARTING, MigrationEvent.SETTLED, FAILED, FREE_SOURCE)
                    .on(ARRIVING, MigrationEvent.SETTLED, FAILED, FREE_SOURCE)
                    .on(WITHDRAWING, MigrationEvent.SETTLED, FAILED, FREE_SOURCE)
                    .on(EVACUATING, MigrationEvent.SETTLED, FAILED, FREE_SOURCE)
                    .onEach(BACK_ALREADY, MigrationEvent.SETTLED, FAILED)
                    .build();

    private MigrationLifecycle() {}
}
