package org.ustack.placement.internal.whatif;

import org.ustack.placement.PlacementChange.Kind;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** What of a node is claimed, told in one way. */
enum Resource {
    VCPU(Kind.FREE_VCPUS, Kind.FEWER_VCPUS, Kind.RAISE_CPU_RATIO),
    MEMORY(Kind.FREE_MEMORY, Kind.LESS_MEMORY, Kind.RAISE_RAM_RATIO),
    DISK(Kind.FREE_DISK, Kind.LESS_DISK, Kind.RAISE_DISK_RATIO);

    private final Kind freeing;
    private final Kind asking;
    private final Kind raising;

    Resource(Kind freeing, Kind asking, Kind raising) {
        this.freeing = freeing;
        this.asking = asking;
        this.raising = raising;
    }

    Kind freeing() {
        return freeing;
    }

    Kind askingForLess() {
        return asking;
    }

    Kind raising() {
        return raising;
    }

    long wanted(PlacementRequest request) {
        return switch (this) {
            case VCPU -> request.vcpus();
            case MEMORY -> request.memoryMib();
            case DISK -> request.diskGib();
        };
    }

    long capacity(NodeState node) {
        return switch (this) {
            case VCPU -> node.vcpus();
            case MEMORY -> node.memoryMib();
            case DISK -> node.diskGib();
        };
    }

    long used(NodeState node) {
        return switch (this) {
            case VCPU -> node.vcpusUsed();
            case MEMORY -> node.memoryMibUsed();
            case DISK -> node.diskGibUsed();
        };
    }

    double ratio(PlacementContext context) {
        return switch (this) {
            case VCPU -> context.cpuRatio();
            case MEMORY -> context.ramRatio();
            case DISK -> context.diskRatio();
        };
    }

    /** Disks may be larger than the node's with a ratio above one; processors and memory may not. */
    boolean boundedByCapacity() {
        return this != DISK;
    }

    NodeState freed(NodeState node, long amount) {
        return switch (this) {
            case VCPU -> node.plus((int) -amount, 0, 0, 0);
            case MEMORY -> node.plus(0, -amount, 0, 0);
            case DISK -> node.plus(0, 0, -amount, 0);
        };
    }

    Wish asking(Wish wish, long amount) {
        return switch (this) {
            case VCPU -> wish.vcpus((int) amount);
            case MEMORY -> wish.memoryMib(amount);
            case DISK -> wish.diskGib(amount);
        };
    }

    PlacementContext under(PlacementContext context, double ratio) {
        return switch (this) {
            case VCPU -> context.withRatios(ratio, context.ramRatio(), context.diskRatio());
            case MEMORY -> context.withRatios(context.cpuRatio(), ratio, context.diskRatio());
            case DISK -> context.withRatios(context.cpuRatio(), context.ramRatio(), ratio);
        };
    }
}
