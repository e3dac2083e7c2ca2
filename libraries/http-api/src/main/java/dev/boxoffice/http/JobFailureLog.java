package dev.boxoffice.http;

import dev.boxoffice.database.SqlFailure;
import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Logs failures of scheduled jobs: as warnings if the database is unavailable or busy, because the next run repeats the work,
 * otherwise as errors. Replaces the scheduler's own log, which is off.
 */
@ApplicationScoped
class JobFailureLog {

    private static final Logger LOG = Logger.getLogger(JobFailureLog.class);

    void failed(@Observes FailedExecution failure) {
        Throwable thrown = failure.getException();
        String job = failure.getExecution().getTrigger().getId();
        if (SqlFailure.of(thrown).isTransient()) {
            LOG.warnf("Job %s failed and will run again: %s", job, thrown);
        } else {
            LOG.errorf(thrown, "Job %s failed", job);
        }
    }
}
