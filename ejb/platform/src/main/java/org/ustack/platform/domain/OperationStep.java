package org.ustack.platform.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.ustack.contract.StepTiming;
import org.ustack.platform.StepView;

/** One step of an operation's timeline. */
@Entity
@Table(name = "operation_step")
public class OperationStep {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "operation_step_seq")
    @SequenceGenerator(name = "operation_step_seq", sequenceName = "operation_step_seq", allocationSize = 50)
    private Long id;

    @Column(name = "operation_id")
    private String operationId;

    private String name;

    private String node;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    private String outcome;

    private String detail;

    protected OperationStep() {}

    public OperationStep(String operationId, String node, StepTiming timing, String outcome) {
        this.operationId = operationId;
        this.name = timing.name();
        this.node = node;
        this.startedAt = timing.startedAt();
        this.finishedAt = timing.finishedAt();
        this.outcome = outcome;
        this.detail = Operation.cut(timing.detail());
    }

    public StepView view() {
        return new StepView(name, node, startedAt, finishedAt, outcome, detail);
    }
}
