import type { FormOf } from '../../ui/form.tsx';
import type { NewClinicForm } from './new-clinic-form.ts';
import classes from './setup.module.css';

export type PartProps = { form: FormOf<NewClinicForm> };

export function Head({ title, about }: { title: string; about: string }) {
  return (
    <div className={classes.head}>
      <h1 className="big-title">{title}</h1>
      <p className="dim">{about}</p>
    </div>
  );
}
