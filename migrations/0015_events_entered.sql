-- What an event does not say about its activation, its scope for one, is said by the event with which the activation began. So the
-- history of an instance finds it however long that history is.
CREATE INDEX events_entered ON events (stream, (payload ->> 'activation')) WHERE kind = 'ElementEntered';
