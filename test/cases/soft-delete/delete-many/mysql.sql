-- #1 select Post
--   1 = "sea" as String
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE ((`t1`.`id` IS NOT NULL AND `t1`.`id` IN (SELECT `t3`.`A`
  FROM `app@dev`.`_PostTopics` AS `t3`
  JOIN `app@dev`.`Topic` AS `t2` ON (`t2`.`id` = `t3`.`B` AND `t2`.`closedAt` IS NULL)
  WHERE (`t3`.`A` IS NOT NULL AND `t2`.`name` = ?))) AND `t1`.`removedAt` IS NULL)
  ORDER BY `t1`.`id` ASC FOR UPDATE;

-- sent: #1 #2 (2 statements)
-- #2 made by the run: UPDATE `app@dev`.`Post`
