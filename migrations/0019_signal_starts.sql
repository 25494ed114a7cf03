-- Processes that kept signals are to start, whichever project and name: the sweep goes through them, and not through all that wait.
CREATE INDEX signal_subscriptions_starts ON signal_subscriptions (process_version_id, subscription_id)
    WHERE process_version_id IS NOT NULL;
