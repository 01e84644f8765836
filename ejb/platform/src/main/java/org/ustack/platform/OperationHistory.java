package org.ustack.platform;

import java.util.List;

/** What happened lately, over all resources. */
public interface OperationHistory {

    /** Operations that users of the project asked for, running ones included, newest first. */
    List<OperationView> latest(String projectId, int limit);
}
