package org.ustack.quota;

import java.util.Map;

/** Claims and limits. The verbs that claim and release join the caller's transaction and need one. */
public interface QuotaService {

    /**
     * Claims for one holder, all or nothing. A second claim of the same holder and resource adds to the first.
     *
     * @param holder id of what is made with it: a server, a port, an image; releases name it again
     * @throws org.ustack.kernel.CloudException {@link QuotaError#EXCEEDED} with the arguments {@code resources} (list of API names),
     *     {@code resource}, {@code requested}, {@code used}, {@code limit} of the first one that does not fit
     */
    void claim(String projectId, String holder, Map<QuotaResource, Long> amounts);

    /** Gives back all that the holder has claimed; nothing claimed is fine. */
    void release(String holder);

    /** Gives back part of what the holder has claimed. */
    void release(String holder, Map<QuotaResource, Long> amounts);

    /** Limit in force and use, for all resources. */
    Map<QuotaResource, QuotaView> ofProject(String projectId);

    /** Limit in force and use of every project for which somebody set a limit of its own, by project id. */
    Map<String, Map<QuotaResource, QuotaView>> ofProjectsWithLimits();

    /** The limits of a project for which nobody set one. */
    Map<QuotaResource, Long> defaults();

    /** Sets the default limits of all projects (the quota class {@code default}). */
    void setDefaults(Map<QuotaResource, Long> limits);

    /**
     * @param force also below what is used
     * @throws org.ustack.kernel.CloudException {@link QuotaError#BELOW_USE}
     */
    void setLimits(String projectId, Map<QuotaResource, Long> limits, boolean force);

    /** Back to the defaults, for what one service limits ({@link QuotaResource#service()}). */
    void resetLimits(String projectId, String service);

    /** @param limit -1 for unlimited */
    record QuotaView(long limit, long used) {}
}
