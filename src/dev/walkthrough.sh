# Start an order that somebody must approve, because its amount is above 1000.
INSTANCE=$(curl -fsS "$API/instances" -H "Authorization: Bearer $EXECUTOR_TOKEN" -H 'Content-Type: application/json' \
  -d "{\"processDefinitionID\": \"$PROCESS\", \"businessId\": \"A-1\",
       \"variables\": {\"orderId\": \"A-1\", \"items\": [\"lamp\", \"bulb\"], \"amount\": 1450.00}}" |
  sed 's/.*"workflowID": *"\([^"]*\)".*/\1/')

# As a worker: take its job, and complete it.
JOB=$(curl -fsS "$API/external-jobs/poll" -H "Authorization: Bearer $EXECUTOR_TOKEN" -H 'Content-Type: application/json' \
  -d '{"taskType": "reserve-stock", "clientID": "terminal", "timeout": "10s"}' |
  sed 's/.*"executionKey": *"\([^"]*\)".*/\1/')
curl -fsS "$API/external-jobs/$JOB/complete" -H "Authorization: Bearer $EXECUTOR_TOKEN" -H 'Content-Type: application/json' \
  -d "{\"workflowID\": \"$INSTANCE\", \"clientID\": \"terminal\", \"variables\": {\"reservationId\": \"R-7\"}}"

# As an approver, who has no other right than to look: find the user task, and complete it.
TASK=$(curl -fsS "$API/user-tasks/me?pageSize=1" -H "Authorization: Bearer $VIEWER_TOKEN" |
  sed 's/.*"executionKey": *"\([^"]*\)".*/\1/')
curl -fsS "$API/user-tasks/$TASK/complete" -H "Authorization: Bearer $VIEWER_TOKEN" -H 'Content-Type: application/json' \
  -d '{"variables": {"approved": true}}'

# See what happened.
curl -fsS "$API/instances/$INSTANCE/history" -H "Authorization: Bearer $VIEWER_TOKEN"
